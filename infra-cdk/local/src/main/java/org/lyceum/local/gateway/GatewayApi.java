package org.lyceum.local.gateway;

/// What an API is, whatever its protocol.
///
/// @param throttle shared with all other APIs
public record GatewayApi(String id, String stage, GatewayLimits limits, Throttle throttle) {}
