/// Bots that join a class as browsers do, and a report of what they got.
///
/// `front` speaks to the front door, `bot` is one WebRTC client (sans-IO), `publish` what a bot
/// teacher sends, `net` the sockets and event loops, `report` the arithmetic and its forms.
@NullMarked
package org.lyceum.loadtest;

import org.jspecify.annotations.NullMarked;
