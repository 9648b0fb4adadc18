@NullMarked
package org.lyceum.rtc.dtls;

import org.jspecify.annotations.NullMarked;
