// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.index;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.core.InMemoryIndex;

class InMemoryIndexContractTest extends PackageIndexContract {
    @Override
    PackageIndex index() {
        return InMemoryIndex.builder()
                .release("Foo.Bar", "1.0", r -> r.requires("six>=1.10").requiresPython(">=3.8"))
                .release("foo_bar", "2.0")
                .release("broken", "1.0", r -> r.metadata("Name: broken\n"))
                .project("empty")
                .build();
    }
}
