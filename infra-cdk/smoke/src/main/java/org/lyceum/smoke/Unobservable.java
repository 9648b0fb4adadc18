package org.lyceum.smoke;

import java.util.List;

/// What is missing from no run of the smoke, because nothing here would notice, and why.
///
/// @param what of the template
/// @param why it cannot be seen on this machine
record Unobservable(String what, String why) {
    static final List<Unobservable> ALL =
            List.of(
                    new Unobservable(
                            "managed policies of roles (writing logs, network interfaces, Session"
                                    + " Manager)",
                            "their texts are AWS's own; logs and networks are this machine's"),
                    new Unobservable(
                            "CDK's function that copies the page into its bucket, with its role",
                            "it runs at a deployment only, in Python"),
                    new Unobservable(
                            "security group rules of Redis",
                            "nothing stands between processes of one machine; CloudTest holds"
                                    + " them"));
}
