// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import java.util.List;

/**
 * A package in the tree, with what it needs below it. Each package has what it needs below it in one place only, the
 * one nearest to the top.
 *
 * @param one the package
 * @param requirement the requirement that leads to it
 * @param below what stands below it
 * @param elsewhere whether what it needs stands in another place
 * @param count how many packages stand below it, in all
 */
record Branch(PagePackage one, String requirement, List<Branch> below, boolean elsewhere, int count) {}
