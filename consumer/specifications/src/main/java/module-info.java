// SPDX-License-Identifier: Apache-2.0
/** Uses the interface alone. */
module example.specifications {
    requires dev.headwater.api;
}
