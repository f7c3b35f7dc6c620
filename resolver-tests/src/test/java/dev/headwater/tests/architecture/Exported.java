// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What our modules export, read from their descriptors, and what the signatures there name. */
final class Exported {
    private Exported() {}

    static DescribedPredicate<JavaClass> packages() {
        Set<String> exported = readExports().keySet();
        return DescribedPredicate.describe(
                "are exported", type -> exported.contains(type.getPackageName()) && visible(type.getModifiers()));
    }

    /** {@return the packages that anybody may use, and the module of each} */
    static Map<String, String> modules() {
        return readExports();
    }

    static ArchCondition<JavaClass> nameOnlyTypesIn(String... prefixes) {
        return new ArchCondition<>("name only types in %s", Arrays.toString(prefixes)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                eachNamed(type, part -> {
                    JavaClass named = part.getBaseComponentType();
                    if (!named.isPrimitive() && Arrays.stream(prefixes).noneMatch(named.getName()::startsWith)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " names " + named.getName()));
                    }
                });
            }
        };
    }

    private static void eachNamed(JavaClass type, Consumer<JavaClass> consumer) {
        type.getSuperclass().ifPresent(parent -> parent.getAllInvolvedRawTypes().forEach(consumer));
        type.getInterfaces().forEach(parent -> parent.getAllInvolvedRawTypes().forEach(consumer));
        for (JavaMember member : type.getMembers()) {
            if (visible(member.getModifiers())) {
                member.getAllInvolvedRawTypes().forEach(consumer);
                if (member instanceof JavaCodeUnit unit) {
                    unit.getExceptionTypes().forEach(thrown -> consumer.accept(thrown.toErasure()));
                }
            }
        }
    }

    private static boolean visible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Map<String, String> readExports() {
        Map<String, String> exported = new TreeMap<>();
        try {
            for (URL url : Collections.list(Exported.class.getClassLoader().getResources("module-info.class"))) {
                addExports(url, exported);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exported;
    }

    private static void addExports(URL url, Map<String, String> exported) throws IOException {
        try (InputStream bytes = url.openStream()) {
            ModuleDescriptor module = ModuleDescriptor.read(bytes);
            if (module.name().startsWith("dev.headwater.")) {
                module.exports().stream()
                        .filter(export -> !export.isQualified())
                        .forEach(export -> exported.put(export.source(), module.name()));
            }
        }
    }
}
