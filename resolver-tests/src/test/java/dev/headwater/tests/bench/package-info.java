// SPDX-License-Identifier: Apache-2.0
/**
 * Benchmarks. {@code mvn -Pbench -pl resolver-tests -am test-compile dependency:build-classpath
 * -Dmdep.outputFile=target/class-path -Dmdep.includeScope=test} makes them; then, in {@code resolver-tests},
 * {@code java -cp target/test-classes:$(cat target/class-path) org.openjdk.jmh.Main WheelNames -prof gc} runs those
 * whose name matches.
 */
@NullMarked
package dev.headwater.tests.bench;

import org.jspecify.annotations.NullMarked;
