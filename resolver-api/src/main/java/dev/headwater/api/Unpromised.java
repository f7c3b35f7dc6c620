// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the constructor of a record that no release promises to keep, and with it the pattern of all its components: a
 * later release may have more of them. Such a record is read by its accessors, which are promised; it is made by the
 * library, or by the other constructors and methods that it has.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.CONSTRUCTOR)
public @interface Unpromised {}
