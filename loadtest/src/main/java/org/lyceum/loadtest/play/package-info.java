/// What bots do in a class: how often, who and when, by a seed. Knows no clock, socket or thread.
@NullMarked
package org.lyceum.loadtest.play;

import org.jspecify.annotations.NullMarked;
