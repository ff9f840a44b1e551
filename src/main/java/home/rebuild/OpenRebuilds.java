package home.rebuild;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is being built anew, as this instance knew a moment ago: the first screen asks at each request. What another release has built anew,
 * and this one does not know, is passed over.
 */
@Component
public class OpenRebuilds {
    private final JdbcClient jdbc;
    private volatile Set<ReadModel> models = Set.of();

    OpenRebuilds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The read models that are being built anew. */
    public Set<ReadModel> models() {
        return models;
    }

    @Transactional(readOnly = true)
    void refresh() {
        Set<String> names = Set.copyOf(jdbc.sql("select model from home_rebuild").query(String.class).list());
        Set<ReadModel> open = EnumSet.allOf(ReadModel.class);
        open.removeIf(model -> !names.contains(model.name()));
        models = Set.copyOf(open);
    }
}
