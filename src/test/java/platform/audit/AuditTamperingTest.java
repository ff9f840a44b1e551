package platform.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.audit.AuditReport.Kind;
import platform.crypto.Secrets;
import platform.crypto.TestCrypto;
import testing.Seed;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody with every right on the database (the triggers are dropped first) and without the key tampers 1,000 times
 * at random; each is found. The seed is in the message of a failure.
 */
class AuditTamperingTest {
    private static final TestSchema SCHEMA = TestSchema.with("db/migration/platform/V31__audit_log.sql",
            "db/migration/platform/V174__audit_owner.sql");
    private static final long ENTRIES = 15;
    private static final int TAMPERINGS = 1_000;

    static {
        for (String table : new String[]{"entry", "link"}) {
            for (String verb : new String[]{"update", "delete"}) {
                SCHEMA.jdbc().sql("drop trigger platform_audit_" + table + "_no_" + verb).update();
            }
        }
    }

    @TempDir
    Path folder;

    private final JdbcTemplate jdbc = new JdbcTemplate(SCHEMA.dataSource());
    private final Secrets secrets = TestCrypto.withNewKeys().secrets();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC);
    private long lastId;
    private AuditSeals seals;
    private AuditTable table;
    private AuditCheckpoints checkpoints;
    private AuditChain chain;
    private AuditVerification verification;

    @BeforeEach
    void aLogOfSomeEntries() {
        for (String name : new String[]{"entry", "pending", "link"}) {
            jdbc.update("delete from platform_audit_" + name);
        }
        seals = new AuditSeals(secrets);
        table = new AuditTable(jdbc, seals);
        checkpoints = new AuditCheckpoints(new AuditProperties(folder.resolve("checkpoints")), seals, clock);
        chain = new AuditChain(table, seals, checkpoints, SCHEMA.transaction());
        verification = new AuditVerification(table, seals, checkpoints, clock);
        SCHEMA.transaction().executeWithoutResult(status -> {
            for (int i = 1; i <= ENTRIES; i++) {
                write(table);
                if (i % 4 == 0) {
                    chain.build();
                }
            }
            chain.build();
        });
    }

    @Test
    void findsNothingWhereNobodyTampered() {
        AuditReport report = verification.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(ENTRIES);
        assertThat(report.checkpoint()).isEqualTo(ENTRIES);
        write(table);
        assertThat(verification.verify().isIntact()).as("one entry waits").isTrue();
    }

    @Test
    void findsEveryTampering() {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        List<Tampering> ways = ways(random);
        for (int round = 0; round < TAMPERINGS; round++) {
            Tampering way = ways.get(round % ways.size());
            AuditReport report = SCHEMA.transaction().execute(status -> {
                way.act().run();
                status.setRollbackOnly();
                return verification.verify();
            });
            assertThat(report.isIntact()).as("%s, round %d, seed %d", way.name(), round, seed).isFalse();
        }
        assertThat(verification.verify().findings()).as("after all was put back").isEmpty();
    }

    private record Tampering(String name, Runnable act) {}

    private List<Tampering> ways(Random random) {
        return List.of(new Tampering("a text changed", () -> {
            String column = pick(random, "action", "subject_kind", "subject_id", "details", "source", "trace_id",
                    "actor_kind", "seal");
            jdbc.update("update platform_audit_entry set " + column
                    + " = concat('!', substring(" + column + ", 2)) where id = ?", id(random));
        }), new Tampering("a number changed", () -> jdbc.update("update platform_audit_entry set "
                + pick(random, "actor_id = coalesce(actor_id, 0) + 1", "owner_id = coalesce(owner_id, 0) + 1",
                        "id = id + 1000000",
                        "occurred_at = date_add(occurred_at, interval 1 microsecond)", "source = null")
                + " where id = ?", id(random))),
                new Tampering("an entry removed", () -> remove(id(random), false)),
                new Tampering("an entry and its link removed", () -> remove(id(random), true)),
                new Tampering("an entry and its link removed, the rest moved up", () -> {
                    long position = 1 + random.nextLong(ENTRIES);
                    remove(idAt(position), true);
                    jdbc.update(
                            "update platform_audit_link set position = position - 1 where position > ? order by position",
                            position);
                }), new Tampering("an entry inserted", () -> forge(seals(), true, false)),
                new Tampering("an entry inserted with a link", () -> forge(seals(), false, true)),
                new Tampering("an entry inserted for the chain to take up", () -> {
                    forge(seals(), false, false);
                    elsewhere().build();
                }), new Tampering("an entry copied", () -> {
                    jdbc.update("insert into platform_audit_entry select ?, occurred_at, actor_kind, actor_id, action,"
                            + " subject_kind, subject_id, details, source, trace_id, seal, owner_id"
                            + " from platform_audit_entry"
                            + " where id = ?", lastId + 5000, id(random));
                    jdbc.update("insert into platform_audit_pending values (?)", lastId + 5000);
                }), new Tampering("two entries swapped", () -> {
                    long one = id(random);
                    swap("platform_audit_entry", "id", one, other(random, one));
                }), new Tampering("two links swapped", () -> {
                    long one = 1 + random.nextLong(ENTRIES);
                    long two = one % ENTRIES + 1;
                    swap("platform_audit_link", "position", one, two);
                }), new Tampering("the tail cut off", () -> cut(random, true)),
                new Tampering("the tail's links cut off", () -> cut(random, false)),
                new Tampering("the tail cut off and grown again", () -> {
                    cut(random, true);
                    for (int i = 0; i < ENTRIES; i++) {
                        write(table);
                    }
                    elsewhere().build();
                }), new Tampering("everything removed", () -> {
                    jdbc.update("delete from platform_audit_entry");
                    jdbc.update("delete from platform_audit_link");
                }), new Tampering("a link's hash changed",
                        () -> jdbc.update("update platform_audit_link set hash = concat(?, substring(hash, 2))"
                                + " where position = ?", "!", 1 + random.nextLong(ENTRIES))),
                new Tampering("a link led to another entry", () -> {
                    long one = id(random);
                    long two = other(random, one);
                    jdbc.update("delete from platform_audit_link where entry_id = ?", two);
                    jdbc.update("update platform_audit_link set entry_id = ? where entry_id = ?", two, one);
                }), new Tampering("a seal taken from another entry", () -> {
                    long one = id(random);
                    jdbc.update("update platform_audit_entry a join platform_audit_entry b on b.id = ?"
                            + " set a.seal = b.seal where a.id = ?", other(random, one), one);
                }), new Tampering("the chain recomputed without the key", () -> recompute(random, false)),
                new Tampering("the seals and the chain recomputed without the key", () -> recompute(random, true)));
    }

    private void recompute(Random random, boolean sealsToo) {
        AuditSeals others = seals();
        remove(id(random), true);
        List<AuditTable.Link> links = table.linksAfter(0, 1000);
        jdbc.update("delete from platform_audit_link");
        String hash = AuditSeals.START;
        long position = 0;
        for (AuditTable.Link link : links) {
            AuditEntry entry = link.entry().entry();
            String seal = sealsToo ? others.ofEntry(entry) : link.entry().seal();
            hash = others.ofLink(hash, ++position, entry.id(), seal);
            jdbc.update("insert into platform_audit_link values (?, ?, ?)", position, entry.id(), hash);
            jdbc.update("update platform_audit_entry set seal = ? where id = ?", seal, entry.id());
        }
    }

    private void cut(Random random, boolean entriesToo) {
        long last = random.nextLong(ENTRIES);
        if (entriesToo) {
            jdbc.update("delete from platform_audit_entry where id in"
                    + " (select entry_id from platform_audit_link where position > ?)", last);
        }
        jdbc.update("delete from platform_audit_link where position > ?", last);
    }

    private void remove(long id, boolean linkToo) {
        jdbc.update("delete from platform_audit_entry where id = ?", id);
        if (linkToo) {
            jdbc.update("delete from platform_audit_link where entry_id = ?", id);
        }
    }

    private void forge(AuditSeals with, boolean hidden, boolean linked) {
        AuditTable forgers = new AuditTable(jdbc, with);
        write(forgers);
        if (hidden || linked) {
            jdbc.update("delete from platform_audit_pending where entry_id = ?", lastId);
        }
        if (linked) {
            AuditTable.Tail tail = table.tail();
            jdbc.update("insert into platform_audit_link values (?, ?, ?)", tail.position() + 1, lastId,
                    with.ofLink(tail.hash(), tail.position() + 1, lastId, "seal"));
        }
    }

    /** Exchanges all but the keys of two rows by exchanging the keys. */
    private void swap(String name, String key, long one, long two) {
        Consumer<long[]> move = ids -> jdbc
                .update("update " + name + " set " + key + " = ? where " + key + " = ?", ids[1], ids[0]);
        move.accept(new long[]{one, -1});
        move.accept(new long[]{two, one});
        move.accept(new long[]{-1, two});
    }

    private void write(AuditTable into) {
        lastId++;
        Long actor = lastId % 4 == 0 ? null : lastId % 3;
        into.insert(new AuditEntry(lastId, clock.instant(), actor == null ? "SYSTEM" : "STAFF", actor,
                "event.dead-letter-replayed", "delivery", Long.toString(lastId * 31), "{\"n\":\"" + lastId + "\"}",
                "10.0.0." + lastId % 200, "%032x".formatted(lastId), lastId % 3 == 0 ? null : lastId % 3));
    }

    private long id(Random random) {
        return idAt(1 + random.nextLong(ENTRIES));
    }

    private long idAt(long position) {
        return jdbc.queryForObject("select entry_id from platform_audit_link where position = ?", Long.class, position);
    }

    private long other(Random random, long than) {
        long other = id(random);
        return other == than ? other(random, than) : other;
    }

    /** The chain as another instance builds it, which keeps notes of its own. */
    private AuditChain elsewhere() {
        AuditProperties properties = new AuditProperties(folder.resolve("elsewhere" + lastId));
        return new AuditChain(table, seals, new AuditCheckpoints(properties, seals, clock), SCHEMA.transaction());
    }

    /** Somebody else's keys. */
    private static AuditSeals seals() {
        return new AuditSeals(TestCrypto.withNewKeys().secrets());
    }

    private static String pick(Random random, String... ways) {
        return ways[random.nextInt(ways.length)];
    }

    @Test
    void tellsWhatWasDone() {
        remove(idAt(3), false);
        assertThat(verification.verify().findings()).extracting(AuditReport.Finding::kind)
                .containsExactly(Kind.ENTRY_REMOVED);
    }

    @Test
    void seesThatTheTailWasCutOnlyByWhatIsKeptOutside() throws Exception {
        jdbc.update("delete from platform_audit_entry where id = ?", idAt(ENTRIES));
        jdbc.update("delete from platform_audit_link where position = ?", ENTRIES);
        assertThat(verification.verify().findings()).extracting(AuditReport.Finding::kind)
                .containsExactly(Kind.TAIL_CUT);
        write(table);
        chain.build();
        assertThat(verification.verify().findings()).extracting(AuditReport.Finding::kind)
                .containsExactly(Kind.CHECKPOINT_DIFFERS);
        assertThat(checkpoints.newest().orElseThrow().position()).as("the evidence is kept").isEqualTo(ENTRIES);
    }

    @Test
    void findsAChangedCheckpointAndKeepsItAsItIs() throws Exception {
        Path head = folder.resolve("checkpoints.head");
        String changed = Files.readString(head).replaceFirst("\\d", "9");
        Files.writeString(head, changed);
        write(table);
        chain.build();
        assertThat(verification.verify().findings()).extracting(AuditReport.Finding::kind)
                .containsExactly(Kind.CHECKPOINT_DAMAGED);
        assertThat(head).as("the evidence is kept").hasContent(changed);
    }

    /** By the code of before: the form of an old entry may never change, or its seal would be wrong. */
    @Test
    void sealsWhatHasNoOwnerAsBeforeThereWereAny() throws Exception {
        AuditEntry entry = new AuditEntry(7, clock.instant(), "STAFF", 3L, "event.dead-letter-replayed", "delivery",
                "31", "{}", "10.0.0.1", null, null);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(entry.canonical())))
                .isEqualTo("e9242143deeeadaad4d994dbc89bde9ddf56f27cdf4c74518894a9c810be1fe3");
    }

    @Test
    void anEntryThatCommitsLateIsTakenUpLate() {
        long late = ++lastId;
        write(table);
        chain.build();
        table.insert(
                new AuditEntry(late, clock.instant(), "SYSTEM", null, "a.late-act", "x", "1", "{}", null, null, null));
        chain.build();
        assertThat(verification.verify().isIntact()).isTrue();
        assertThat(verification.verify().entries()).isEqualTo(ENTRIES + 2);
    }
}
