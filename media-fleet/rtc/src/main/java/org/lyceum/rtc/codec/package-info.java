/// Payload descriptors: what a forwarder must know of a codec, and nothing of its pictures.
@NullMarked
package org.lyceum.rtc.codec;

import org.jspecify.annotations.NullMarked;
