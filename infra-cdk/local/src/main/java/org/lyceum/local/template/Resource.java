package org.lyceum.local.template;

import com.fasterxml.jackson.databind.JsonNode;

/// One resource of a synthesised stack, its properties as the template has them.
///
/// @param stack name of the stack
/// @param logicalId its name inside the stack
/// @param type `AWS::Lambda::Function` and the like
/// @param properties with intrinsics unresolved
public record Resource(String stack, String logicalId, String type, JsonNode properties) {

    public JsonNode raw(String property) {
        return properties.path(property);
    }

    /// The name that a resource gets when the template gives it none.
    public String generatedName() {
        return stack + "-" + logicalId;
    }
}
