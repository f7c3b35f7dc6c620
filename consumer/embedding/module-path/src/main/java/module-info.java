// SPDX-License-Identifier: Apache-2.0
/** A host on the module path. */
module example.embedding {
    requires dev.headwater.core;
}
