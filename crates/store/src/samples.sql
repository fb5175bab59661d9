INSERT INTO post_mortem (
    id, number, title, service, zone, impact, summary, facilitator, root_cause, previous_choice, preset, worth
) VALUES (?1, ?2, '', '', 'UTC', '', '', '', '', 'proposed', 'full', '[0,0,0,0,0]')
