/// People: accounts, sign-in, sessions, and the first administrator.
@NullMarked
package org.lyceum.functions.accounts;

import org.jspecify.annotations.NullMarked;
