package org.lyceum.functions.classes;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.lyceum.functions.placement.ClassHolder;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.tokens.ServicePasses;

/// Hands the stores of the timetable to the controllers.
@Factory
final class ClassBeans {
    @Singleton
    ClassStore classStore(Table table) {
        return new ClassStore(table);
    }

    @Singleton
    EnrolmentStore enrolmentStore(Table table) {
        return new EnrolmentStore(table);
    }

    @Singleton
    GuestStore guestStore(Table table) {
        return new GuestStore(table);
    }

    @Singleton
    ServicePasses servicePasses(Table table) {
        return new ServicePasses(table);
    }

    @Singleton
    ClassHolder classHolder(Table table) {
        return new ClassHolder(table);
    }
}
