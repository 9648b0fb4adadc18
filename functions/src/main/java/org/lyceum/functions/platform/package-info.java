/// What a function stands on: its environment, the AWS clients made from it, the table, events as
/// JSON.
@NullMarked
package org.lyceum.functions.platform;

import org.jspecify.annotations.NullMarked;
