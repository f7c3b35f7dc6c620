// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What can be written against a type, a line for the type and one for each member that it declares. */
final class Signatures {
    private static final int SHOWN = Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT | Modifier.PROTECTED;

    private Signatures() {}

    /** {@return whether a type and all around it are public or protected} */
    static boolean isOpen(JavaClass type) {
        for (Class<?> at = type.reflect(); at != null; at = at.getDeclaringClass()) {
            if (!isOpen(at.getModifiers())) {
                return false;
            }
        }
        return !type.isAnonymousClass();
    }

    static List<String> of(JavaClass described) {
        Class<?> type = described.reflect();
        List<String> lines = new ArrayList<>();
        lines.add(header(type));
        for (Field field : type.getDeclaredFields()) {
            if (isListed(field)) {
                lines.add(line(type, field, field.getName() + ": " + name(field.getGenericType())));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isListed(constructor)) {
                lines.add(line(type, constructor, "<new>" + parameters(constructor.getParameters())));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isListed(method) && !method.isBridge()) {
                String variables = variables(method.getTypeParameters());
                lines.add(line(
                        type,
                        method,
                        method.getName() + variables + parameters(method.getParameters()) + ": "
                                + name(method.getGenericReturnType()) + thrown(method)));
            }
        }
        return lines;
    }

    private static boolean isListed(Member member) {
        return isOpen(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String header(Class<?> type) {
        String kind = type.isAnnotation()
                ? "annotation"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        List<Type> parents = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
        Type parent = type.getGenericSuperclass();
        if (kind.equals("class") && parent != null && parent != Object.class) {
            parents.add(0, parent);
        }
        return type.getName() + " " + modifiers(type.getModifiers() & ~(type.isInterface() ? Modifier.ABSTRACT : 0))
                + (type.isSealed() ? "sealed " : "") + kind + variables(type.getTypeParameters())
                + (parents.isEmpty() ? "" : " of " + names(parents));
    }

    private static String line(Class<?> type, Member member, String signature) {
        return (type.getName() + "." + signature + " " + modifiers(member.getModifiers())).strip();
    }

    private static String modifiers(int modifiers) {
        String text = Modifier.toString(modifiers & SHOWN);
        return text.isEmpty() ? "" : text + " ";
    }

    private static String thrown(Method method) {
        List<Type> thrown = List.of(method.getGenericExceptionTypes());
        return thrown.isEmpty() ? "" : " throws " + names(thrown);
    }

    private static String parameters(Parameter[] parameters) {
        return Arrays.stream(parameters)
                .map(parameter -> name(parameter.getParameterizedType()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String variables(Type[] variables) {
        return variables.length == 0 ? "" : "<" + names(List.of(variables)) + ">";
    }

    private static String names(List<Type> types) {
        return types.stream().map(Signatures::name).collect(Collectors.joining(", "));
    }

    private static String name(Type type) {
        return type.getTypeName();
    }
}
