package ads.campaign;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells every instance that what may be served has changed. */
@Component
public class Changes {
    private final JdbcClient jdbc;

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last writing statement of a change: everybody who changes something meets here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell() {
        jdbc.sql("update ads_change set version = version + 1 where id = 1").update();
    }

    @Transactional(readOnly = true)
    public long version() {
        return jdbc.sql("select version from ads_change where id = 1").query(Long.class).single();
    }
}
