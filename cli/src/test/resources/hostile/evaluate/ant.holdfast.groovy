// Ant's tasks.
holdfast 1
name 'victim'
new AntBuilder().exec(executable: 'touch')
