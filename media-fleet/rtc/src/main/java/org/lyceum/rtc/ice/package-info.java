/// ICE (RFC 8445): the lite agent of the server and the controlling agent of the bots, with consent
/// (RFC 7675).
@NullMarked
package org.lyceum.rtc.ice;

import org.jspecify.annotations.NullMarked;
