/// One peer: ICE, DTLS, SRTP and SCTP composed, for nodes and bots alike.
@NullMarked
package org.lyceum.rtc.peer;

import org.jspecify.annotations.NullMarked;
