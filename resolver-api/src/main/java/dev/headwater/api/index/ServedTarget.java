// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.version.Version;

/**
 * What a distributor's repository is for: its packages run with one minor version of CPython, on one system.
 *
 * @param distributor whose repository it is, in words: {@code Debian}
 * @param interpreter the package that brings this Python, such as python3
 * @param python the version of it, of which the first two numbers count: {@code 3.11}
 * @param architecture the distributor's word for the machine: {@code amd64}
 * @param system the system, as {@code platform_system} calls it in markers: {@code Linux}
 * @param machine the machine, as {@code platform_machine} calls it in markers: {@code x86_64}
 * @since 0.1.0
 */
public record ServedTarget(
        String distributor, String interpreter, Version python, String architecture, String system, String machine) {}
