package commerce.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** All categories at one moment. */
public final class CategoryTree {
    static final int DEEPEST = 6;

    private final Map<CategoryId, Category> all = new LinkedHashMap<>();
    private final Map<CategoryId, List<Category>> below = new LinkedHashMap<>();
    private final List<Category> first = new ArrayList<>();

    /**
     * Of all categories.
     *
     * @param inOrder those of one parent in the order in which they are shown
     */
    public CategoryTree(List<Category> inOrder) {
        for (Category category : inOrder) {
            all.put(category.id(), category);
            CategoryId parent = category.parent();
            (parent == null ? first : below.computeIfAbsent(parent, _ -> new ArrayList<>())).add(category);
        }
    }

    public Optional<Category> find(CategoryId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Those of the first level. */
    public List<Category> first() {
        return List.copyOf(first);
    }

    /** Those right below one. */
    public List<Category> below(CategoryId id) {
        return List.copyOf(below.getOrDefault(id, List.of()));
    }

    /** The way to one from the first level, itself last; empty for one that is not there. */
    public List<Category> path(CategoryId id) {
        List<Category> path = new ArrayList<>();
        @Nullable
        Category at = all.get(id);
        while (at != null && path.size() < DEEPEST) {
            path.addFirst(at);
            at = at.parent() == null ? null : all.get(Objects.requireNonNull(at.parent()));
        }
        return path;
    }
}
