@NullMarked
package org.lyceum.rtc.ice;

import org.jspecify.annotations.NullMarked;
