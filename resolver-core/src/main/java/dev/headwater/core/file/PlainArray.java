// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A list, or an array of tables, that {@link PlainToml} read; all in it is of one kind. */
// The interface has methods that it deprecates; they have to be there.
@SuppressWarnings("deprecation")
final class PlainArray implements TomlArray {
    private final boolean ofTables;
    private final List<Object> values = new ArrayList<>();
    private final List<TomlPosition> positions = new ArrayList<>();

    private PlainArray(boolean ofTables) {
        this.ofTables = ofTables;
    }

    static PlainArray ofValues() {
        return new PlainArray(false);
    }

    static PlainArray ofTables() {
        return new PlainArray(true);
    }

    /** {@return whether its tables have heads of their own} */
    boolean isOfTables() {
        return ofTables;
    }

    /** {@return whether a value is of the kind of those that are there} */
    boolean add(Object value, TomlPosition position) {
        if (!values.isEmpty() && values.get(0).getClass() != value.getClass()) {
            return false;
        }
        values.add(value);
        positions.add(position);
        return true;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public Object get(int index) {
        return values.get(index);
    }

    @Override
    public TomlPosition inputPositionOf(int index) {
        return positions.get(index);
    }

    @Override
    public List<Object> toList() {
        return Collections.unmodifiableList(values);
    }

    private boolean isOf(Class<?> kind) {
        return values.stream().allMatch(kind::isInstance);
    }

    @Override
    public boolean containsStrings() {
        return isOf(String.class);
    }

    @Override
    public boolean containsLongs() {
        return isOf(Long.class);
    }

    @Override
    public boolean containsDoubles() {
        return isOf(Double.class);
    }

    @Override
    public boolean containsBooleans() {
        return isOf(Boolean.class);
    }

    @Override
    public boolean containsOffsetDateTimes() {
        return isOf(OffsetDateTime.class);
    }

    @Override
    public boolean containsLocalDateTimes() {
        return isOf(LocalDateTime.class);
    }

    @Override
    public boolean containsLocalDates() {
        return isOf(LocalDate.class);
    }

    @Override
    public boolean containsLocalTimes() {
        return isOf(LocalTime.class);
    }

    @Override
    public boolean containsArrays() {
        return isOf(TomlArray.class);
    }

    @Override
    public boolean containsTables() {
        return isOf(TomlTable.class);
    }
}
