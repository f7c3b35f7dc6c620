// SPDX-License-Identifier: Apache-2.0
/** Puts scenarios to a tool, on the module path. */
module example.kit {
    requires dev.headwater.conformance;
}
