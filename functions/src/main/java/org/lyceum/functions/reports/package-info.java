/// What a class leaves behind: the event log projected into MongoDB, attendance, the chat's text.
@NullMarked
package org.lyceum.functions.reports;

import org.jspecify.annotations.NullMarked;
