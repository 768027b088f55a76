-- Cells are locked by their whole key; a patient may have thousands of notes.
drop index review.cell_of_patient;
create index cell_of_patient on review.cell (project_id, patient_id, variable_id, note_id);
