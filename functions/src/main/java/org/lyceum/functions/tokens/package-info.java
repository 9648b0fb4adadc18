/// Who somebody is: ES256 tokens, the keys behind them, and where the keys are kept.
@NullMarked
package org.lyceum.functions.tokens;

import org.jspecify.annotations.NullMarked;
