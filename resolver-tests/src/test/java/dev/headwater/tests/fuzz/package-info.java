// SPDX-License-Identifier: Apache-2.0
/**
 * Fuzz targets of the parsers. An ordinary run only tries the kept inputs; {@code JAZZER_FUZZ=1 mvn -pl resolver-tests
 * -am test -Djazzer.hooks=true -Dtest='FilenameFuzzTest#wheels' -Dsurefire.failIfNoSpecifiedTests=false} looks for new
 * ones, one target a run.
 */
@NullMarked
package dev.headwater.tests.fuzz;

import org.jspecify.annotations.NullMarked;
