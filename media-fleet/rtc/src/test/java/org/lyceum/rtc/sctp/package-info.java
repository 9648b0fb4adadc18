/// Tests of SCTP: tables, golden packets, and seeded simulations in virtual time.
@NullMarked
package org.lyceum.rtc.sctp;

import org.jspecify.annotations.NullMarked;
