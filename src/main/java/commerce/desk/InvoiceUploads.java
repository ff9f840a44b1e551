package commerce.desk;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.database.StoredJson;
import platform.time.UtcColumn;
import tools.jackson.databind.json.JsonMapper;

/** The last table of invoice numbers of each seller, so that its problems can be taken away as a file. */
@Repository
class InvoiceUploads {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    InvoiceUploads(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = StoredJson.of(json);
    }

    @Transactional
    public void keep(SellerId seller, InvoiceUpload upload) {
        jdbc.sql(
                """
                        insert into commerce_invoice_upload (seller_id, brought_at, sent, problems) values (:seller, :at, :sent, :problems)
                        on duplicate key update brought_at = :at, sent = :sent, problems = :problems""")
                .param("seller", seller.value()).param("at", UtcColumn.of(upload.broughtAt()))
                .param("sent", upload.sent()).param("problems", json.writeValueAsString(upload.problems())).update();
    }
}
