package commerce.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables that sellers brought. Of each seller the last few are kept. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Uploads {
    private static final int KEPT = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {
    };
    private static final String COLUMNS = "id, kind, hand_in, products, good, done, problems, brought_at ";

    private final JdbcClient jdbc;

    Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A table that was brought.
     *
     * @param products that it is about, of which {@code good} were right, and {@code done} are carried out or passed over
     */
    record Upload(UploadId id, UploadKind kind, boolean handIn, int products, int good, int done,
            List<Problem> problems, Instant broughtAt) {
        public boolean isDone() {
            return done == products || good == 0;
        }
    }

    void add(Upload upload, SellerId seller, byte[] file) {
        jdbc.sql("""
                insert into commerce_listing_upload
                    (id, seller_id, kind, hand_in, file, products, good, problems, brought_at)
                values (:id, :seller, :kind, :handIn, :file, :products, :good, :problems, :at)""")
                .param("id", upload.id().value()).param("seller", seller.value()).param("kind", upload.kind().name())
                .param("handIn", upload.handIn()).param("file", file).param("products", upload.products())
                .param("good", upload.good()).param("problems", JSON.writeValueAsString(upload.problems()))
                .param("at", UtcColumn.of(upload.broughtAt())).update();
        List<Long> kept = jdbc.sql("""
                select id from commerce_listing_upload where seller_id = ? order by id desc limit ?""")
                .params(seller.value(), KEPT).query((row, number) -> row.getLong("id")).list();
        jdbc.sql("delete from commerce_listing_upload where seller_id = ? and id < ?")
                .params(seller.value(), kept.getLast()).update();
    }

    /** A seller's, the newest first. */
    List<Upload> of(SellerId seller) {
        return jdbc.sql("select " + COLUMNS
                + "from commerce_listing_upload where seller_id = ? order by id desc limit ?")
                .params(seller.value(), KEPT).query(Uploads::upload).list();
    }

    Optional<Upload> find(SellerId seller, UploadId id) {
        return jdbc.sql("select " + COLUMNS + "from commerce_listing_upload where id = ? and seller_id = ?")
                .params(id.value(), seller.value()).query(Uploads::upload).optional();
    }

    byte[] file(UploadId id) {
        return jdbc.sql("select file from commerce_listing_upload where id = ?").param(id.value())
                .query((row, number) -> row.getBytes("file")).single();
    }

    /** So many more are carried out, and the file is let go with the last; false when somebody else has done that: then roll back. */
    boolean advance(UploadId id, int from, int to) {
        return jdbc.sql("""
                update commerce_listing_upload set done = :to, file = if(:to = products, '', file)
                where id = :id and done = :from""")
                .param("to", to).param("id", id.value()).param("from", from).update() == 1;
    }

    /** More is wrong than was seen before. */
    void note(UploadId id, List<Problem> more) {
        List<Problem> all = new ArrayList<>(JSON.readValue(jdbc
                .sql("select problems from commerce_listing_upload where id = ? for update").param(id.value())
                .query(String.class).single(), PROBLEMS));
        all.addAll(more);
        jdbc.sql("update commerce_listing_upload set problems = ? where id = ?")
                .params(JSON.writeValueAsString(all), id.value()).update();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(new UploadId(row.getLong("id")), UploadKind.valueOf(row.getString("kind")),
                row.getBoolean("hand_in"), row.getInt("products"), row.getInt("good"), row.getInt("done"),
                JSON.readValue(row.getString("problems"), PROBLEMS), UtcColumn.get(row, "brought_at"));
    }
}
