@NullMarked
package org.lyceum.rtc.srtp;

import org.jspecify.annotations.NullMarked;
