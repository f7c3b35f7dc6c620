// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes one thing of a world. */
final class WorldBuilder {
    private final World world;
    private List<Site> sites;
    private Map<String, String> pins;
    private Map<String, String> formats;
    private Map<String, Integer> coolDowns;
    private String preReleases;
    private List<Hotfix> hotfixes;
    private Optional<Integer> before;

    WorldBuilder(World world) {
        this.world = world;
        sites = world.sites();
        pins = world.pins();
        formats = world.formats();
        coolDowns = world.coolDowns();
        preReleases = world.preReleases();
        hotfixes = world.hotfixes();
        before = world.before();
    }

    WorldBuilder sites(List<Site> others) {
        sites = others;
        return this;
    }

    WorldBuilder eachSite(UnaryOperator<Site> change) {
        return sites(sites.stream().map(change).toList());
    }

    WorldBuilder withoutPins() {
        pins = Map.of();
        return this;
    }

    WorldBuilder withoutFormats() {
        formats = Map.of();
        return this;
    }

    WorldBuilder withoutCoolDownsByName() {
        coolDowns = Map.of();
        return this;
    }

    WorldBuilder preReleases(String mode) {
        preReleases = mode;
        return this;
    }

    WorldBuilder hotfixes(List<Hotfix> others) {
        hotfixes = others;
        return this;
    }

    WorldBuilder withoutCutOff() {
        before = Optional.empty();
        return this;
    }

    World build() {
        return new World(sites, pins, formats, coolDowns, preReleases, hotfixes, before, world.request());
    }
}
