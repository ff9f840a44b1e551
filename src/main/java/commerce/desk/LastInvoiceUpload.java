package commerce.desk;

import java.util.Arrays;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.database.StoredJson;
import platform.time.UtcColumn;
import tools.jackson.databind.json.JsonMapper;

/** What became of the last table of invoice numbers that a seller brought. */
@Queries
class LastInvoiceUpload {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    LastInvoiceUpload(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = StoredJson.of(json);
    }

    public Optional<InvoiceUpload> of(SellerId seller) {
        return jdbc.sql("select brought_at, sent, problems from commerce_invoice_upload where seller_id = ?")
                .param(seller.value())
                .query((row, number) -> new InvoiceUpload(UtcColumn.get(row, "brought_at"), row.getInt("sent"),
                        Arrays.asList(json.readValue(row.getString("problems"), InvoiceUpload.Problem[].class))))
                .optional();
    }
}
