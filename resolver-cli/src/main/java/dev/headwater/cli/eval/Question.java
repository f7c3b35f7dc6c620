// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question: an object of texts, lists of texts, and objects of such: an environment, a target or a policy. */
final class Question {
    /** As deep as the suites of a source are in a policy. */
    private static final int DEEPEST = 6;

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private Question() {}

    /**
     * Reads a question.
     *
     * @throws InvalidQuestionException if it is JSON, but of another shape
     * @throws IOException if it is not JSON
     */
    static Question read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidQuestionException("a question is a JSON object");
        }
        Question question = new Question();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            question.fields.put(key, value(json, key));
        }
        if (json.nextToken() != null) {
            throw new InvalidQuestionException("a line holds one JSON object");
        }
        return question;
    }

    private static @Nullable Object value(JsonParser json, String key) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_STRING -> json.getText();
            // Only an id may be a number, and it is handed back as it was written.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Verbatim(json.getText());
            case START_ARRAY -> texts(json, key);
            case START_OBJECT -> key.equals("policy") ? table(json, 1) : object(json, key);
            default -> throw new InvalidQuestionException("'" + key + "' has a value that no question has");
        };
    }

    private static List<String> texts(JsonParser json, String key) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(json, key));
        }
        return texts;
    }

    private static Map<String, Object> object(JsonParser json, String key) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            boolean list = json.nextToken() == JsonToken.START_ARRAY;
            object.put(name, list ? texts(json, key) : text(json, key));
        }
        return object;
    }

    /** A policy is a table of tables, lists and values, as deep as a policy file. */
    private static Map<String, Object> table(JsonParser json, int depth) throws IOException {
        Map<String, Object> table = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (table.put(name, part(json, depth)) != null) {
                throw new InvalidQuestionException("'policy' has a key twice: " + Shown.quoted(name));
            }
        }
        return table;
    }

    private static Object part(JsonParser json, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidQuestionException("'policy' is deeper than a policy is");
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> table(json, depth + 1);
            case START_ARRAY -> list(json, depth + 1);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Verbatim(json.getText());
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            default -> throw new InvalidQuestionException("'policy' has a value that no policy has");
        };
    }

    private static List<Object> list(JsonParser json, int depth) throws IOException {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(part(json, depth));
        }
        return list;
    }

    private static String text(JsonParser json, String key) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidQuestionException("'" + key + "' holds texts only");
        }
        return json.getText();
    }

    /**
     * A number as it was written.
     *
     * @param text its digits
     */
    record Verbatim(String text) {}

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** {@return a value of any kind; null if there is none} */
    @Nullable
    Object any(String key) {
        return fields.get(key);
    }

    String text(String key) {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw new InvalidQuestionException("'" + key + "' is a text");
    }

    /** {@return a list; empty if there is none} */
    List<String> texts(String key) {
        Object value = fields.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new InvalidQuestionException("'" + key + "' is a list of texts");
    }

    /** {@return an object of texts; empty if there is none} */
    Map<String, String> object(String key) {
        Map<String, String> copy = new LinkedHashMap<>();
        if (fields.get(key) == null) {
            return copy;
        }
        if (fields.get(key) instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getValue() instanceof String text)) {
                    throw new InvalidQuestionException("'" + key + "' is an object of texts");
                }
                copy.put((String) entry.getKey(), text);
            }
            return copy;
        }
        throw new InvalidQuestionException("'" + key + "' is an object of texts");
    }

    /** {@return a policy as it was read; empty if there is none} */
    Map<String, Object> table(String key) {
        Map<String, Object> copy = new LinkedHashMap<>();
        Object value = fields.get(key);
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> copy.put((String) name, part));
        } else if (value != null) {
            throw new InvalidQuestionException("'" + key + "' is an object");
        }
        return copy;
    }

    /**
     * What a target is made of.
     *
     * @param python the version of Python
     * @param platforms the platforms, in order
     * @param implementation the short or long name of the implementation
     */
    record TargetWords(String python, List<String> platforms, String implementation) {}

    TargetWords target(String key) {
        if (fields.get(key) instanceof Map<?, ?> map
                && map.get("python") instanceof String python
                && map.get("platforms") instanceof List<?> platforms) {
            String implementation = map.get("implementation") instanceof String given ? given : "cp";
            return new TargetWords(
                    python, platforms.stream().map(String.class::cast).toList(), implementation);
        }
        throw new InvalidQuestionException(
                "'" + key + "' is an object with python, platforms and perhaps implementation");
    }
}
