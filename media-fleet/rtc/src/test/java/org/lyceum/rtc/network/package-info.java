/// A simulated network in virtual time: what the hosts of the core are tested over.
@NullMarked
package org.lyceum.rtc.network;

import org.jspecify.annotations.NullMarked;
