// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What such a test finds is the same on every JDK, and it takes long: of the two builds of {@code .ci/run} only the
 * first one runs it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("one-jdk")
public @interface OneJdk {}
