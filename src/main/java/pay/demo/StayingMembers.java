package pay.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;

/** The demo members who did not leave while the demo was being loaded: for who did, the wallet is closed, and nothing is loaded. */
@Component
@ConditionalOnDemo
public class StayingMembers {
    private final JdbcTemplate jdbc;

    StayingMembers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Their indexes, of those from {@code first} to {@code last}. */
    public List<Long> of(long first, long last) {
        Set<Long> left = new HashSet<>(jdbc.query(
                "select member_id from pay_wallet where member_id between ? and ? and status = 'CLOSED'",
                (row, number) -> row.getLong("member_id"), DemoIds.member(first).value(),
                DemoIds.member(last).value()));
        return LongStream.rangeClosed(first, last).boxed()
                .filter(index -> !left.contains(DemoIds.member(index).value())).toList();
    }
}
