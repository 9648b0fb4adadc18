/// Transport-wide feedback: what arrived when, and what became of what was sent.
@NullMarked
package org.lyceum.rtc.bandwidth;

import org.jspecify.annotations.NullMarked;
