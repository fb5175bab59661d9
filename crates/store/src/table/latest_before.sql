SELECT id
FROM post_mortem AS earlier
WHERE /*of service*/ (date, number) < (?1, ?2)
    AND (finished_at IS NOT NULL OR received IS NOT NULL)
    AND EXISTS (SELECT 1 FROM action_item WHERE action_item.post_mortem = earlier.id)
ORDER BY date DESC, number DESC
LIMIT 1
