package commerce.desk;

import java.time.Instant;
import java.util.List;

import commerce.sheet.Cells;

/**
 * What became of a table of invoice numbers.
 *
 * @param sent so many items
 * @param problems of the others
 */
record InvoiceUpload(Instant broughtAt, int sent, List<Problem> problems) {
    InvoiceUpload {
        problems = List.copyOf(problems);
    }

    /**
     * Why an item was not sent.
     *
     * @param row as whoever wrote the table sees it
     * @param item as it stands there; {@code courier} and {@code invoice} so too
     * @param why key of the text: the code of a refusal, or what is wrong with the row
     * @param arguments what the text has placeholders for
     */
    record Problem(int row, String item, String courier, String invoice, String why, List<String> arguments) {
        Problem {
            item = Cells.told(item);
            courier = Cells.told(courier);
            invoice = Cells.told(invoice);
            arguments = List.copyOf(arguments);
        }
    }
}
