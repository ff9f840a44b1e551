package pay;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Code that lies in the module pay, for the test of the guard on module borders. */
public final class CallerInPay {
    private CallerInPay() {}

    /** Counts the rows of a table, whoever's it is. */
    public static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
