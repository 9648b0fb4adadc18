package org.lyceum.local.demo;

/// An account that anybody at this machine may use.
public record DemoAccount(String role, String email, String password, String name) {}
