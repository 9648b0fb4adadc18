package org.lyceum.api.classroom;

/// What somebody is in one class. It decides the base permissions.
public enum Role {
    TEACHER,
    STUDENT
}
