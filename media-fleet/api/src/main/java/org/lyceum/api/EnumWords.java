package org.lyceum.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;

/// Enum constants as camel-case words, for every enum of this module alike.
final class EnumWords {
    private EnumWords() {}

    static final class Writing extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifyEnumSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonSerializer<?> serializer) {
            return new JsonSerializer<Enum<?>>() {
                @Override
                public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
                        throws IOException {
                    out.writeString(ApiJson.wireName(value));
                }
            };
        }
    }

    static final class Reading extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            Object[] constants = type.getRawClass().getEnumConstants();
            return new JsonDeserializer<Object>() {
                @Override
                public Object deserialize(JsonParser in, DeserializationContext context)
                        throws IOException {
                    String word = in.getValueAsString();
                    for (Object constant : constants) {
                        if (ApiJson.wireName((Enum<?>) constant).equals(word)) {
                            return constant;
                        }
                    }
                    return context.handleWeirdStringValue(
                            type.getRawClass(), word, "not one of its words");
                }
            };
        }
    }
}
