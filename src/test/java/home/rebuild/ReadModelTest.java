package home.rebuild;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.event.delivery.Listener;
import platform.event.delivery.Listeners;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class ReadModelTest {
    @Autowired
    Listeners listeners;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void eachListenerButThatOfLeavingBelongsToOneReadModel() {
        List<String> ofHome = listeners.all().stream().map(Listener::id).filter(id -> id.startsWith("home."))
                .filter(id -> !id.equals("home.member-left")).toList();
        assertThat(Stream.of(ReadModel.values()).flatMap(model -> model.listeners().stream()))
                .containsExactlyInAnyOrderElementsOf(ofHome);
    }

    @Test
    void eachTableOfMembersBelongsToOneReadModel() {
        List<String> tables = jdbc.queryForList("""
                select table_name from information_schema.columns
                where table_schema = database() and table_name like 'home\\_%' and column_name = 'member_id'
                    and table_name <> 'home_departed_member'""", String.class);
        assertThat(ReadModel.allTables()).containsExactlyInAnyOrderElementsOf(tables);
    }
}
