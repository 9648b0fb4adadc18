package org.lyceum.functions.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.lyceum.api.ApiJson;

/// Makes REST speak the same JSON as the rest of Lyceum; absent values are left out.
@Factory
final class JsonForm {
    @Singleton
    @Primary
    @Named("json")
    @Replaces(bean = ObjectMapper.class, factory = ObjectMapperFactory.class)
    ObjectMapper objectMapper() {
        return ApiJson.mapper().copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }
}
