// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.List;

/**
 * What one location says of one project.
 *
 * @param what a status, or one of the words below
 * @param releases the releases of a page
 */
record Said(String what, List<Release> releases) {
    static final String PAGE = "page";
    /** A redirect that the policy may have named. */
    static final String NOWHERE = "nowhere";

    static final String ELSEWHERE = "elsewhere";
    static final String LOGIN_FORM = "login form";
    static final String EMPTY = "empty";
    static final String OTHER = "page of another project";
    static final String CUT = "cut off";

    static Said of(String what) {
        return new Said(what, List.of());
    }
}
